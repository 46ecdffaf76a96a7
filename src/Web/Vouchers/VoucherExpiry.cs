using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Vouchers;

/// <summary>Reads a lot again when a notice of its end is due: of what was used or given back meanwhile nothing is said.</summary>
internal sealed class VoucherExpiry(VoucherBooks books, IStringLocalizer<VoucherTexts> texts) : IPlannedNotification
{
    public string Kind => VoucherKinds.Expiry;

    public static string KeyOf(Guid lotId, int days) => string.Create(CultureInfo.InvariantCulture, $"lot:{lotId:N}:{days}");

    public async Task<NotificationContent?> ReadAsync(
        VisavisDbContext db,
        NotificationReader reader,
        string subjectKey,
        DateTimeOffset dueAt,
        CancellationToken cancellationToken
    )
    {
        if (
            subjectKey.Split(':') is not [_, var id, var days]
            || !Guid.TryParseExact(id, "N", out var lotId)
            || await db.Set<VoucherLotRow>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == lotId, cancellationToken) is not { } lot
        )
        {
            return null;
        }

        var left = (await books.OpenAsync(lot.WalletId, cancellationToken)).AvailableOf(lotId);
        return left == 0
            ? null
            : new NotificationContent(
                texts["Des titres expirent dans {0} jours", days],
                [
                    texts[
                        "{0} {0:titre que vous n’avez pas utilisé vaut|titres que vous n’avez pas utilisés valent} jusqu’au {1}. Jusque-là, vous pouvez en demander le remboursement.",
                        new Counted(left),
                        DayText.Brief(lot.LastDay)
                    ],
                ],
                texts["Voir mes titres"],
                VouchersModule.WalletPath
            );
    }
}
