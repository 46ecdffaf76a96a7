using Visavis.Web.Bookings;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Services;

/// <summary>What export and erasure do with what follows an appointment. Minutes stay for the other side; words go with who wrote them.</summary>
internal static class ServicePersonalTables
{
    private static readonly string[] Hours =
    [
        nameof(ServiceHours.BookingId),
        nameof(ServiceHours.StartsAt),
        nameof(ServiceHours.EndsAt),
        nameof(ServiceHours.BreakMinutes),
        nameof(ServiceHours.IsBreakPaid),
        nameof(ServiceHours.HasMeal),
        nameof(ServiceHours.IsMealChanged),
        nameof(ServiceHours.Minutes),
        nameof(ServiceHours.AdjustmentMinutes),
        nameof(ServiceHours.State),
        nameof(ServiceHours.EnteredAt),
        nameof(ServiceHours.ApproveBy),
        nameof(ServiceHours.DecidedAt),
        nameof(ServiceHours.ApprovedMinutes),
        nameof(ServiceHours.IsByHand),
    ];

    private static readonly string[] Words = [nameof(ServiceHours.Note), nameof(ServiceHours.Justification)];

    public static IEnumerable<PersonalTable> All =>
        [
            new PersonalTable<ServiceHours>(
                "serviceHours",
                (db, person) =>
                    db.Set<ServiceHours>()
                        .Where(h =>
                            db.Set<Booking>().Any(b => b.Id == h.BookingId && (b.ClientId == person.Id || b.ProfessionalId == person.Id))
                        )
            )
                .Exports([.. Hours, .. Words])
                .Withholds(nameof(ServiceHours.Version))
                .Blanks(hours => (hours.Note, hours.Justification) = ("", ""), Words)
                .Keeps([.. Hours, nameof(ServiceHours.Version)]),
            PersonalTable<Appraisal>
                .Deleted(
                    "appraisals",
                    (db, person) => db.Set<Appraisal>().Where(a => a.ClientId == person.Id || a.ProfessionalId == person.Id)
                )
                .Exports(
                    nameof(Appraisal.BookingId),
                    nameof(Appraisal.ServiceAt),
                    nameof(Appraisal.IsSatisfied),
                    nameof(Appraisal.Words),
                    nameof(Appraisal.IsRecommendation),
                    nameof(Appraisal.WithdrawnAt),
                    nameof(Appraisal.PublishedAt),
                    nameof(Appraisal.ChangedAt),
                    nameof(Appraisal.Answer),
                    nameof(Appraisal.AnsweredAt),
                    nameof(Appraisal.FlaggedAt),
                    nameof(Appraisal.Objection),
                    nameof(Appraisal.RefusedAt),
                    nameof(Appraisal.Refusal)
                )
                .Withholds(nameof(Appraisal.Id), nameof(Appraisal.ProfessionalId), nameof(Appraisal.ClientId), nameof(Appraisal.Version)),
        ];
}
