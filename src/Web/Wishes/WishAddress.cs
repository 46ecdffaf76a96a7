using Microsoft.AspNetCore.Http.Extensions;

namespace Visavis.Web.Wishes;

/// <summary>The search that a wish repeats, as an address of the site.</summary>
public static class WishAddress
{
    public static string Of(string what, string where)
    {
        var query = new QueryBuilder { { "what", what } };
        if (where.Length > 0)
        {
            query.Add("where", where);
        }

        return $"/professionals{query}";
    }
}
