using Visavis.Web.Bookings;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Services.Sheets;

/// <summary>A signature goes with who signed; when somebody came and left stays for the other side, as the hours do.</summary>
internal static class SheetPersonalTables
{
    public static IEnumerable<PersonalTable> All =>
        [
            PersonalTable<SheetSignature>
                .Deleted(
                    "sheetSignatures",
                    (db, person) =>
                        db.Set<SheetSignature>()
                            .Where(s =>
                                db.Set<Booking>()
                                    .Any(b =>
                                        b.Id == s.BookingId
                                        && (
                                            (s.Side == BookingSide.Client && b.ClientId == person.Id)
                                            || (s.Side == BookingSide.Professional && b.ProfessionalId == person.Id)
                                        )
                                    )
                            )
                )
                .Exports(
                    nameof(SheetSignature.BookingId),
                    nameof(SheetSignature.Side),
                    nameof(SheetSignature.Strokes),
                    nameof(SheetSignature.Name),
                    nameof(SheetSignature.Minutes),
                    nameof(SheetSignature.SignedAt)
                ),
            PersonalTable<SheetCode>
                .Deleted(
                    "sheetCodes",
                    (db, person) =>
                        db.Set<SheetCode>()
                            .Where(c =>
                                db.Set<Booking>()
                                    .Any(b => b.Id == c.BookingId && (b.ClientId == person.Id || b.ProfessionalId == person.Id))
                            )
                )
                .Exports(nameof(SheetCode.BookingId), nameof(SheetCode.ExpiresAt))
                .Withholds(nameof(SheetCode.SealedCode), nameof(SheetCode.Tries)),
            new PersonalTable<SiteVisit>(
                "siteVisits",
                (db, person) =>
                    db.Set<SiteVisit>()
                        .Where(v =>
                            db.Set<Booking>().Any(b => b.Id == v.BookingId && (b.ClientId == person.Id || b.ProfessionalId == person.Id))
                        )
            )
                .Exports(nameof(SiteVisit.BookingId), nameof(SiteVisit.ArrivedAt), nameof(SiteVisit.LeftAt))
                .Withholds(
                    nameof(SiteVisit.ArrivalCode),
                    nameof(SiteVisit.DepartureCode),
                    nameof(SiteVisit.WrongTries),
                    nameof(SiteVisit.Version)
                )
                .Keeps(
                    nameof(SiteVisit.BookingId),
                    nameof(SiteVisit.ArrivedAt),
                    nameof(SiteVisit.LeftAt),
                    nameof(SiteVisit.ArrivalCode),
                    nameof(SiteVisit.DepartureCode),
                    nameof(SiteVisit.WrongTries),
                    nameof(SiteVisit.Version)
                ),
        ];
}
