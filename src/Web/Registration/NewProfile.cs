using Visavis.Search;
using Visavis.Search.Places;
using Visavis.Web.Accounts;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Portraits;

namespace Visavis.Web.Registration;

/// <summary>A profile as it begins.</summary>
internal static class NewProfile
{
    private const int AttemptsPerCodeLength = 2;

    /// <param name="attempt">Each pair of attempts takes a longer reference code, as short ones become rare.</param>
    public static Professional Create(Account account, RegistrationDetails details, string language, int attempt)
    {
        var profile = new Professional
        {
            Id = account.Id,
            ReferenceCode = ReferenceCode.Create(Random.Shared, ReferenceCode.ShortestLength + (attempt / AttemptsPerCodeLength)),
            Slug = ProfileSlug.Of(details.Name, details.Profession!, details.Commune.Name),
            DisplayName = details.Name,
            Category = details.Category,
            ProfessionCode = details.ProfessionCode,
            ProfessionLabel = details.Profession!,
            CommuneCode = details.Commune.Code,
            City = details.Commune.Name,
            Department = details.Commune.Department,
            Latitude = details.Commune.Latitude,
            Longitude = details.Commune.Longitude,
            Languages = language,
            Presentation = "",
            PortraitSeed = PortraitSeed.Create(Random.Shared, details.Services is null ? PortraitKind.Figure : PortraitKind.Organisation),
            CreatedAt = account.AdultConfirmedAt!.Value,
            UpdatedAt = account.AdultConfirmedAt.Value,
        };
        if (details.Search is { } search)
        {
            profile.JobSearch = new JobSearch
            {
                ProfessionalId = account.Id,
                ExperienceYears = search.ExperienceYears,
                AvailableFrom = search.AvailableFrom,
                MobilityKm = search.MobilityKm,
            };
            profile.Services.Add(ServiceOffer.JobInterview(account.Id));
        }

        return profile;
    }

    /// <summary>A profile taken up again after a time as a visitor, who may have changed name and commune on the account alone.</summary>
    public static void TakeUp(Professional profile, Account account)
    {
        profile.DisplayName = account.DisplayName;
        if (profile.CommuneCode != account.CommuneCode && Gazetteer.France.Find(account.CommuneCode) is { } commune)
        {
            profile.CommuneCode = commune.Code;
            profile.City = commune.Name;
            profile.Department = commune.Department;
            profile.Latitude = commune.Latitude;
            profile.Longitude = commune.Longitude;
        }

        profile.Slug = ProfileSlug.Of(profile.DisplayName, profile.ProfessionLabel, profile.City);
        profile.IsHidden = false;
    }
}
