using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Professionals;

/// <summary>What export and erasure do with a profile.</summary>
internal static class ProfessionalPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<Professional>
            .Deleted("profile", (db, person) => db.Professionals.Where(p => p.Id == person.Id))
            .Exports(
                nameof(Professional.ReferenceCode),
                nameof(Professional.Slug),
                nameof(Professional.DisplayName),
                nameof(Professional.Category),
                nameof(Professional.ProfessionCode),
                nameof(Professional.ProfessionLabel),
                nameof(Professional.OtherProfessions),
                nameof(Professional.CommuneCode),
                nameof(Professional.City),
                nameof(Professional.Department),
                nameof(Professional.Latitude),
                nameof(Professional.Longitude),
                nameof(Professional.Languages),
                nameof(Professional.Presentation),
                nameof(Professional.PriceCents),
                nameof(Professional.PortraitPhotoId),
                nameof(Professional.CoverPhotoId),
                nameof(Professional.NextSlotAt),
                nameof(Professional.RecommendationCount),
                nameof(Professional.AnswerRate),
                nameof(Professional.IsHidden),
                nameof(Professional.CreatedAt),
                nameof(Professional.UpdatedAt)
            )
            .Withholds(nameof(Professional.Id), nameof(Professional.PortraitSeed), nameof(Professional.Version)),
        PersonalTable<ServiceOffer>
            .Deleted("services", (db, person) => db.ServiceOffers.Where(s => s.ProfessionalId == person.Id).OrderBy(s => s.Position))
            .Exports(
                nameof(ServiceOffer.Name),
                nameof(ServiceOffer.Description),
                nameof(ServiceOffer.PriceCents),
                nameof(ServiceOffer.PriceUnit),
                nameof(ServiceOffer.DurationMinutes),
                nameof(ServiceOffer.IsBookable),
                nameof(ServiceOffer.Way),
                nameof(ServiceOffer.OtherDurations),
                nameof(ServiceOffer.Place),
                nameof(ServiceOffer.PlaceAccess),
                nameof(ServiceOffer.PlaceTelephone),
                nameof(ServiceOffer.BufferBeforeMinutes),
                nameof(ServiceOffer.BufferAfterMinutes),
                nameof(ServiceOffer.NoticeMinutes),
                nameof(ServiceOffer.HorizonDays),
                nameof(ServiceOffer.DailyLimit),
                nameof(ServiceOffer.Audience),
                nameof(ServiceOffer.ToBring),
                nameof(ServiceOffer.Questions),
                nameof(ServiceOffer.ConfirmsAtOnce),
                nameof(ServiceOffer.RequestsBlock),
                nameof(ServiceOffer.FreeCancelHours),
                nameof(ServiceOffer.LateFeePercent)
            )
            .Withholds(
                nameof(ServiceOffer.Id),
                nameof(ServiceOffer.ProfessionalId),
                nameof(ServiceOffer.PlaceId),
                nameof(ServiceOffer.Position)
            ),
        PersonalTable<JobSearch>
            .Deleted("jobSearch", (db, person) => db.JobSearches.Where(s => s.ProfessionalId == person.Id))
            .Exports(nameof(JobSearch.ExperienceYears), nameof(JobSearch.AvailableFrom), nameof(JobSearch.MobilityKm))
            .Withholds(nameof(JobSearch.ProfessionalId)),
        PersonalTable<Recruitment>
            .Deleted("recruitment", (db, person) => db.Set<Recruitment>().Where(r => r.ProfessionalId == person.Id))
            .Exports(nameof(Recruitment.Trades), nameof(Recruitment.TradeCodes), nameof(Recruitment.Since))
            .Withholds(nameof(Recruitment.ProfessionalId)),
    ];
}
