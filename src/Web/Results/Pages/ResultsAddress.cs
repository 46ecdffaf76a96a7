using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Visavis.Search;
using Visavis.Search.Hiring;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Professionals;

namespace Visavis.Web.Results.Pages;

/// <summary>A search as its address says it: what is asked can be linked, kept and gone back to.</summary>
public sealed record ResultsAddress
{
    public const int MaxLength = 100;

    public const int UsualRadiusKm = 30;

    private const int MaxTrades = 10;

    public string What { get; init; } = "";

    public string Where { get; init; } = "";

    /// <summary>Where the reader is, when they said so: to about a kilometre, which is as exact as an address should be.</summary>
    public GeoPoint? Near { get; init; }

    public int RadiusKm { get; init; } = UsualRadiusKm;

    public IReadOnlyList<AccountCategory> Categories { get; init; } = [];

    /// <summary>ISO 639-1 codes.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    public IReadOnlyList<PriceRange> Prices { get; init; } = [];

    public bool OnlineOnly { get; init; }

    public bool RecommendedOnly { get; init; }

    public NextAvailability? Available { get; init; }

    public bool RecruitingOnly { get; init; }

    /// <summary>As the organisations word them.</summary>
    public IReadOnlyList<string> SoughtTrades { get; init; } = [];

    public IReadOnlyList<ExperienceRange> Experience { get; init; } = [];

    public MobilityReach? Mobility { get; init; }

    public JobStart? Start { get; init; }

    public SearchSort Sort { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public static int WideRadiusKm => SearchFacets.Radii[^1];

    /// <summary>The same search without anything ticked.</summary>
    public ResultsAddress Unfiltered =>
        new()
        {
            What = What,
            Where = Where,
            Near = Near,
            RadiusKm = RadiusKm,
            Sort = Sort,
        };

    /// <summary>Reads the address's query; whatever makes no sense there is as if it were absent.</summary>
    public static ResultsAddress Read(IQueryCollection query) =>
        new()
        {
            What = Words(query["what"]),
            Where = Words(query["where"]),
            Near = Point(query["near"]),
            RadiusKm = SearchFacets.Radii.Contains(Number(query["radius"])) ? Number(query["radius"]) : UsualRadiusKm,
            Categories = AddressCodes.Categories.Read([.. query["category"]]),
            Languages = [.. SpokenLanguages.Known.Where(code => query["language"].Contains(code))],
            Prices = AddressCodes.Prices.Read([.. query["price"]]),
            OnlineOnly = query["online"] == "1",
            RecommendedOnly = query["recommended"] == "1",
            Available = AddressCodes.Availabilities.Read([query["available"]]) is [var available] ? available : null,
            RecruitingOnly = query["recruits"] == "1",
            SoughtTrades =
            [
                .. query["trade"]
                    .Select(trade => Words(trade, Recruitment.LongestTrade))
                    .Where(trade => trade.Length > 0)
                    .Distinct()
                    .Take(MaxTrades),
            ],
            Experience = AddressCodes.Experience.Read([.. query["experience"]]),
            Mobility = AddressCodes.Mobility.Read([query["mobility"]]) is [var mobility] ? mobility : null,
            Start = AddressCodes.Starts.Read([query["start"]]) is [var start] ? start : null,
            Sort = AddressCodes.Sorts.Read([query["sort"]]) is [var sort] ? sort : SearchSort.Relevance,
            Page = Math.Max(1, Number(query["page"])),
        };

    /// <param name="online">Ids of the people online now.</param>
    public SearchQuery ToQuery(int pageSize, IReadOnlyCollection<string> online, SlotWindow slots) =>
        new()
        {
            What = What,
            Where = Where,
            Near = Near,
            RadiusKm = RadiusKm,
            Filters = new SearchFilters
            {
                Categories = [.. Categories.Select(category => category.ToString())],
                Languages = Languages,
                Prices = Prices,
                OnlineOnly = OnlineOnly,
                RecommendedOnly = RecommendedOnly,
                Available = Available,
                RecruitingOnly = RecruitingOnly,
                SoughtTrades = SoughtTrades,
                Experience = Experience,
                Mobility = Mobility,
                Start = Start,
            },
            Sort = Sort,
            Online = online,
            Slots = slots,
            WithFacets = true,
            Page = Page,
            PageSize = pageSize,
        };

    /// <summary>How a point is written, e.g. <c>45.76,4.84</c>.</summary>
    public static string Code(GeoPoint point) => FormattableString.Invariant($"{point.Latitude:0.##},{point.Longitude:0.##}");

    /// <summary>The address within the site, e.g. <c>/professionals?what=plombier&amp;where=Lyon&amp;page=2</c>; one for each search.</summary>
    public override string ToString()
    {
        var query = new QueryBuilder();
        AddIf(What.Length > 0, "what", What);
        AddIf(Where.Length > 0, "where", Where);
        AddIf(Near is not null, "near", Near is null ? "" : Code(Near));
        AddIf(RadiusKm != UsualRadiusKm, "radius", RadiusKm.ToString(CultureInfo.InvariantCulture));
        query.Add("category", Categories.Select(AddressCodes.Categories.Of));
        query.Add("language", Languages);
        query.Add("price", Prices.Select(AddressCodes.Prices.Of));
        AddIf(OnlineOnly, "online", "1");
        AddIf(RecommendedOnly, "recommended", "1");
        AddIf(Available is not null, "available", AddressCodes.Availabilities.Of(Available ?? default));
        AddIf(RecruitingOnly, "recruits", "1");
        query.Add("trade", SoughtTrades);
        query.Add("experience", Experience.Select(AddressCodes.Experience.Of));
        AddIf(Mobility is not null, "mobility", AddressCodes.Mobility.Of(Mobility ?? default));
        AddIf(Start is not null, "start", AddressCodes.Starts.Of(Start ?? default));
        AddIf(Sort != SearchSort.Relevance, "sort", AddressCodes.Sorts.Of(Sort));
        AddIf(Page > 1, "page", Page.ToString(CultureInfo.InvariantCulture));
        return "/professionals" + query;

        void AddIf(bool needed, string key, string value)
        {
            if (needed)
            {
                query.Add(key, value);
            }
        }
    }

    private static string Words(string? typed, int longest = MaxLength)
    {
        var words = (typed ?? "").Trim();
        return words.Length > longest ? words[..longest] : words;
    }

    private static int Number(string? text) => WrittenNumber.Read(text) ?? 0;

    private static GeoPoint? Point(string? text) =>
        text?.Split(',') is [var latitude, var longitude]
        && double.TryParse(latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var degreesNorth)
        && double.TryParse(longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var degreesEast)
        && new GeoPoint(Math.Round(degreesNorth, 2), Math.Round(degreesEast, 2)) is { IsValid: true } point
            ? point
            : null;
}
