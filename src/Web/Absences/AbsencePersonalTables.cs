using Visavis.Web.Bookings;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Absences;

/// <summary>What export and erasure do with absences and covers: an absence goes with its person, a cover with either of those it names.</summary>
internal static class AbsencePersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<Absence>
            .Deleted("absences", (db, person) => db.Set<Absence>().Where(a => a.ProfessionalId == person.Id))
            .Exports(nameof(Absence.First), nameof(Absence.Last), nameof(Absence.CreatedAt))
            .Withholds(nameof(Absence.Id), nameof(Absence.ProfessionalId), nameof(Absence.DeclaredById), nameof(Absence.OverrideId)),
        PersonalTable<AbsenceCover>
            .Deleted(
                "absenceCovers",
                (db, person) =>
                    db.Set<AbsenceCover>()
                        .Where(c =>
                            c.SubstituteId == person.Id || db.Set<Booking>().Any(b => b.Id == c.BookingId && b.ClientId == person.Id)
                        )
            )
            .Exports(
                nameof(AbsenceCover.BookingId),
                nameof(AbsenceCover.State),
                nameof(AbsenceCover.ProposedAt),
                nameof(AbsenceCover.AnsweredAt),
                nameof(AbsenceCover.SharesNotes)
            )
            .Withholds(nameof(AbsenceCover.AbsenceId), nameof(AbsenceCover.SubstituteId), nameof(AbsenceCover.NewBookingId)),
    ];
}
