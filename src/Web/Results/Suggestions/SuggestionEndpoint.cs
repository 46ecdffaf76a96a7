using Microsoft.Net.Http.Headers;

namespace Visavis.Web.Results.Suggestions;

/// <summary>What the search boxes ask at every key: <c>/suggestions?what=plo</c>, <c>/suggestions?where=ly</c>, and fields of forms that ask for a commune.</summary>
public static class SuggestionEndpoint
{
    public const string Path = "/suggestions";

    public static IEndpointConventionBuilder MapSuggestions(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(Path, AnswerAsync);

    private static async Task<IResult> AnswerAsync(
        string? what,
        string? where,
        string? commune,
        SuggestionAnswers answers,
        HttpResponse response,
        CancellationToken cancellationToken
    )
    {
        // The same for everybody who reads the same language, and nothing of the person who asks: a browser may keep it while they type.
        response.Headers.CacheControl = "private, max-age=60";
        response.Headers.Append(HeaderNames.Vary, "Accept-Language, Cookie");
        return TypedResults.Json(
            what is not null ? await answers.ForWhatAsync(what, cancellationToken)
            : commune is not null ? answers.ForCommune(commune)
            : answers.ForWhere(where)
        );
    }
}
