using System.Globalization;
using Microsoft.Extensions.Localization;
using Visavis.Signaling.Presence;
using Visavis.Web.Accounts;
using Visavis.Web.Availability;
using Visavis.Web.Foundation.Localization;

namespace Visavis.Web.Professionals;

/// <summary>Says a professional's facts in the reader's language; results, home and profile use the same words.</summary>
public sealed class ProfessionalWords(IStringLocalizer<ProfessionalTexts> texts)
{
    public string Status(PresenceStatus status) =>
        status switch
        {
            PresenceStatus.Online => texts["En ligne"],
            PresenceStatus.Busy => texts["En communication"],
            PresenceStatus.Away => texts["Absent"],
            _ => texts["Hors ligne"],
        };

    /// <summary>The status as scripts and styles know it, in <c>data-status</c>.</summary>
    public static string StatusId(PresenceStatus status) => status.ToString().ToLowerInvariant();

    public string Category(AccountCategory category) =>
        category switch
        {
            AccountCategory.JobSeeker => texts["En recherche d’emploi"],
            AccountCategory.Freelance => texts["À son compte"],
            AccountCategory.Company => texts["Entreprise"],
            AccountCategory.Administration => texts["Administration"],
            AccountCategory.Association => texts["Association"],
            _ => "",
        };

    /// <summary>Name of the icon that stands for the category.</summary>
    public static string CategoryIcon(AccountCategory category) =>
        category switch
        {
            AccountCategory.JobSeeker => "graduation-cap",
            AccountCategory.Company => "building-2",
            AccountCategory.Administration => "landmark",
            AccountCategory.Association => "heart-handshake",
            _ => "briefcase",
        };

    /// <summary>The price of a consultation; null when none is stated.</summary>
    public string? Price(int? cents)
    {
        if (cents is not { } price)
        {
            return null;
        }

        return price == 0 ? texts["Gratuit"] : EuroAmount.Show(price);
    }

    /// <summary>The price of a service with what it is for.</summary>
    public string OfferPrice(ServiceOffer offer) =>
        offer.PriceCents switch
        {
            null => texts["Sur devis"],
            0 => texts["Gratuit"],
            var cents => offer.PriceUnit switch
            {
                PriceUnit.Hour => texts["{0} par heure", EuroAmount.Show(cents.Value)],
                PriceUnit.Day => texts["{0} par jour", EuroAmount.Show(cents.Value)],
                PriceUnit.SquareMetre => texts["{0} par m²", EuroAmount.Show(cents.Value)],
                PriceUnit.Person => texts["{0} par personne", EuroAmount.Show(cents.Value)],
                _ => EuroAmount.Show(cents.Value),
            },
        };

    /// <summary>A length of time, the same in both languages: <c>45 min</c>, <c>1 h 30</c>.</summary>
    public static string Duration(int minutes) =>
        minutes < 60 ? $"{minutes}\u00a0min"
        : minutes % 60 == 0 ? $"{minutes / 60}\u00a0h"
        : $"{minutes / 60}\u00a0h\u00a0{minutes % 60:00}";

    /// <summary>Language names for codes separated by spaces, e.g. <c>français, anglais</c>.</summary>
    public static string Languages(string codes) =>
        string.Join(", ", codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SpokenLanguages.Name));

    /// <summary>What a job seeker tells recruiters, one sentence each; nothing about what is not stated.</summary>
    public IEnumerable<string> JobSearchFacts(JobSearch search, DateOnly today)
    {
        yield return search.AvailableFrom is { } from && from > today
            ? texts["Disponible à partir du {0}", DayText.WithWeekday(from)]
            : texts["Disponible tout de suite"];
        if (search.ExperienceYears is { } years)
        {
            yield return years switch
            {
                0 => texts["Premier emploi dans ce métier"],
                1 => texts["Un an d’expérience"],
                _ => texts["{0} ans d’expérience", years],
            };
        }

        if (search.MobilityKm is { } km)
        {
            yield return km >= JobSearch.Anywhere ? texts["Mobile dans toute la France"] : texts["Mobile jusqu’à {0} km", km];
        }
    }

    public string Distance(double km)
    {
        var rounded = km < 10 ? Math.Round(km, 1) : Math.Round(km);
        return rounded < 1 ? texts["à moins de 1 km"] : texts["à {0} km", rounded.ToString("0.#", CultureInfo.CurrentCulture)];
    }

    /// <summary>When the next slot is, on the wall clock of France; null when it is over.</summary>
    public string? NextSlot(DateTimeOffset? slot, DateTimeOffset now)
    {
        if (slot is not { } instant || instant <= now)
        {
            return null;
        }

        var (at, today) = (SlotWindows.Local(instant), SlotWindows.Local(now).Date);
        var clock = at.ToString("HH:mm", CultureInfo.InvariantCulture);
        return (at.Date - today).Days switch
        {
            0 => texts["aujourd’hui à {0}", clock],
            1 => texts["demain à {0}", clock],
            _ => texts["{0} à {1}", DayText.Of(DateOnly.FromDateTime(at.Date), at.Year == today.Year ? "ddd d MMM" : "d MMM yyyy"), clock],
        };
    }

    /// <summary>In words and counts, never in stars.</summary>
    public string Appraisals(AppraisalCounts counts) =>
        counts.Recommending == 0
            ? texts["Clients satisfaits : {0} sur {1}", counts.Satisfied, counts.All]
            : texts["Clients satisfaits : {0} sur {1}, dont {2} recommandent", counts.Satisfied, counts.All, counts.Recommending];

    /// <summary>How many recommendations, in words.</summary>
    public string Recommendations(int count) => count == 1 ? texts["1 recommandation"] : texts["{0} recommandations", count];
}
