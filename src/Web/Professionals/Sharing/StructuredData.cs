using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using NodaTime;
using Visavis.Scheduling;
using Visavis.Web.Accounts;
using Visavis.Web.Availability;

namespace Visavis.Web.Professionals.Sharing;

/// <summary>A profile as schema.org data for search engines.</summary>
public static class StructuredData
{
    // Letters of all scripts stay readable; what could end the script element around the data is escaped.
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>JSON that may stand inside a script element.</summary>
    public static string Of(Professional person, IReadOnlyList<ServiceOffer> offers, WeeklyHours hours, ProfileLinks links, string summary)
    {
        var isOrganisation = person.Category.IsOrganisation();
        var subject = new JsonObject
        {
            ["@type"] = person.Category switch
            {
                AccountCategory.Company => "LocalBusiness",
                AccountCategory.Administration => "GovernmentOrganization",
                AccountCategory.Association => "NGO",
                _ => "Person",
            },
            ["@id"] = links.Direct,
            ["name"] = person.DisplayName,
            ["identifier"] = links.Reference,
            ["url"] = links.Page,
            ["image"] = links.Picture,
            ["description"] = summary.Length == 0 ? null : summary,
            ["address"] = new JsonObject
            {
                ["@type"] = "PostalAddress",
                ["addressLocality"] = person.City,
                ["addressCountry"] = "FR",
            },
            ["knowsLanguage"] = new JsonArray([.. person.Languages.Split(' ').Select(code => (JsonNode)code)]),
        };
        string[] professions = [person.ProfessionLabel, .. person.OtherProfessions];
        subject[isOrganisation ? "knowsAbout" : "jobTitle"] = new JsonArray([.. professions.Select(title => (JsonNode)title)]);
        if (offers.Count > 0)
        {
            subject["makesOffer"] = new JsonArray([.. offers.Select(offer => (JsonNode)Offer(offer))]);
        }

        if (person.Category == AccountCategory.Company && !hours.IsEmpty)
        {
            subject["openingHoursSpecification"] = OpeningHours(hours);
        }

        var page = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "ProfilePage",
            ["url"] = links.Page,
            ["dateCreated"] = Date(person.CreatedAt),
            ["dateModified"] = Date(person.UpdatedAt),
            ["mainEntity"] = subject,
        };
        return page.ToJsonString(Options);
    }

    private static JsonObject Offer(ServiceOffer offer)
    {
        var json = new JsonObject
        {
            ["@type"] = "Offer",
            ["itemOffered"] = new JsonObject
            {
                ["@type"] = "Service",
                ["name"] = offer.Name,
                ["description"] = offer.Description.Length == 0 ? null : offer.Description,
            },
        };
        if (offer.PriceCents is { } cents)
        {
            json["priceSpecification"] = new JsonObject
            {
                ["@type"] = "UnitPriceSpecification",
                ["price"] = cents / 100m,
                ["priceCurrency"] = "EUR",
                ["unitCode"] = offer.PriceUnit switch
                {
                    PriceUnit.Hour => "HUR",
                    PriceUnit.Day => "DAY",
                    PriceUnit.SquareMetre => "MTK",
                    PriceUnit.Person => "IE",
                    _ => null,
                },
            };
        }

        return json;
    }

    private static JsonArray OpeningHours(WeeklyHours hours) =>
        new([
            .. WeeklyHours.Days.SelectMany(
                day => hours.On(day),
                (day, interval) =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["@type"] = "OpeningHoursSpecification",
                            ["dayOfWeek"] = $"https://schema.org/{day}",
                            ["opens"] = WorkingWeek.Time(interval.StartMinute),
                            // The vocabulary knows no 24:00.
                            ["closes"] =
                                interval.EndMinute == WorkingInterval.MinutesPerDay ? "23:59" : WorkingWeek.Time(interval.EndMinute),
                        }
            ),
        ]);

    private static string Date(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
