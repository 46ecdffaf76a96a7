using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Bookings;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Foundation.Mail;

namespace Visavis.Web.Services.Sheets;

/// <summary>
/// Opens the record behind the QR code of a sheet for its client who is not signed in: a code of six digits goes to the address of the booking, good
/// once, for ten minutes and five tries. Whoever asks learns neither whether the sheet exists nor whose it is.
/// </summary>
public sealed class SheetCodes(
    VisavisDbContext db,
    BookingLinks links,
    MailWriter mails,
    MailAllowance allowance,
    IDataProtectionProvider protection,
    IStringLocalizer<ServiceTexts> texts,
    TimeProvider time
)
{
    public const string Kind = "sheet-code";
    public const int Digits = 6;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private const int MostTries = 5;
    private readonly IDataProtector protector = protection.CreateProtector("Visavis.Services.SheetCode");

    public async Task AskAsync(string number, CancellationToken cancellationToken)
    {
        if (await FindAsync(number, cancellationToken) is not { } booking)
        {
            return;
        }

        var account = booking.ClientId is { } client
            ? await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == client && a.ErasedAt == null, cancellationToken)
            : null;
        var address =
            booking.ClientId is null ? booking.ClientEmail
            : account is { EmailConfirmed: true } ? account.Email
            : null;
        if (address is null || !await allowance.AllowsAsync(db, address, Kind, cancellationToken))
        {
            return;
        }

        var now = time.GetUtcNow();
        await db.Set<SheetCode>().Where(c => c.BookingId == booking.Id || c.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        var code = RandomNumberGenerator.GetInt32(0, 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
        db.Add(
            new SheetCode
            {
                BookingId = booking.Id,
                SealedCode = protector.Protect(code),
                ExpiresAt = now + Lifetime,
            }
        );
        var language = account?.Language ?? booking.ClientLanguage;
        mails.Add(
            db,
            account?.Id,
            address,
            InLanguage.Write(
                language,
                () =>
                    new MailContent(
                        Kind,
                        texts["{0} : votre code pour la fiche {1}", code, booking.Code],
                        [
                            texts["Voici le code à écrire sur la page de la fiche {0} : {1}", booking.Code, code],
                            texts[
                                "Il vaut dix minutes et une seule fois. Si vous n’avez rien demandé, n’en faites rien : personne n’a vu la fiche."
                            ],
                        ],
                        Action: null,
                        language
                    )
            )
        );
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Asked twice at once: the other mail is on its way.
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Where the record is open to who wrote the right code; null for every other one.</summary>
    public async Task<string?> OpenAsync(string number, string? written, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var digits = new string([.. (written ?? "").Where(char.IsAsciiDigit)]);
        if (digits.Length != Digits || await FindAsync(number, cancellationToken) is not { } booking)
        {
            return null;
        }

        // Counted before it is compared, in one statement: of many at once no more than five are.
        var live = db.Set<SheetCode>().Where(c => c.BookingId == booking.Id && c.ExpiresAt > now && c.Tries < MostTries);
        if (await live.ExecuteUpdateAsync(set => set.SetProperty(c => c.Tries, c => c.Tries + 1), cancellationToken) == 0)
        {
            return null;
        }

        var row = await db.Set<SheetCode>().AsNoTracking().SingleOrDefaultAsync(c => c.BookingId == booking.Id, cancellationToken);
        return
            row is not null
            && IsSame(protector.Unprotect(row.SealedCode), digits)
            && await db.Set<SheetCode>()
                .Where(c => c.BookingId == booking.Id && c.SealedCode == row.SealedCode)
                .ExecuteDeleteAsync(cancellationToken) == 1
            ? ServicePages.Path(booking, links.Key(booking, BookingSide.Client))
            : null;
    }

    private static bool IsSame(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));

    private Task<Booking?> FindAsync(string number, CancellationToken cancellationToken)
    {
        var clean = number.ToUpperInvariant();
        return db.Set<Booking>()
            .AsNoTracking()
            .SingleOrDefaultAsync(b => b.Code == clean && b.State != BookingState.Unconfirmed, cancellationToken);
    }
}
