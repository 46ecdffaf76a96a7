using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Vouchers;

/// <summary>This module's line of the notification catalogue.</summary>
internal static class VoucherKinds
{
    public const string Vouchers = "vouchers";
    public const string Expiry = "vouchers-expiry";

    public static readonly NotificationKind[] All =
    [
        new(Vouchers, "Titres : achats, prestations réglées, dates de fin", typeof(VoucherTexts), NotificationGroup.Billing)
        {
            MayBeStopped = false,
        },
        new(Expiry, "Titres qui vont expirer", typeof(VoucherTexts), NotificationGroup.Billing) { MayBeStopped = false },
    ];
}
