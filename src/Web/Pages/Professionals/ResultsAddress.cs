using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Visavis.Search;

namespace Visavis.Web.Pages.Professionals;

/// <summary>A search as its address says it: what is asked can be linked, kept and gone back to.</summary>
public sealed record ResultsAddress
{
    public const int MaxLength = 100;

    public const int UsualRadiusKm = 30;

    public const int WideRadiusKm = 100;

    public string What { get; init; } = "";

    public string Where { get; init; } = "";

    public int RadiusKm { get; init; } = UsualRadiusKm;

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Reads the address's query; whatever makes no sense there is as if it were absent.</summary>
    public static ResultsAddress Read(IQueryCollection query) =>
        new()
        {
            What = Words(query["what"]),
            Where = Words(query["where"]),
            RadiusKm = Number(query["radius"]) == WideRadiusKm ? WideRadiusKm : UsualRadiusKm,
            Page = Math.Max(1, Number(query["page"])),
        };

    public SearchQuery ToQuery(int pageSize) =>
        new()
        {
            What = What,
            Where = Where,
            RadiusKm = RadiusKm,
            Page = Page,
            PageSize = pageSize,
        };

    /// <summary>The address within the site, e.g. <c>/professionals?what=plombier&amp;where=Lyon&amp;page=2</c>.</summary>
    public override string ToString()
    {
        var query = new QueryBuilder();
        AddIf(What.Length > 0, "what", What);
        AddIf(Where.Length > 0, "where", Where);
        AddIf(RadiusKm != UsualRadiusKm, "radius", RadiusKm.ToString(CultureInfo.InvariantCulture));
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

    private static string Words(string? typed)
    {
        var words = (typed ?? "").Trim();
        return words.Length > MaxLength ? words[..MaxLength] : words;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
