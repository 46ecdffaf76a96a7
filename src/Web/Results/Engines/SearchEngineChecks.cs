using Microsoft.Extensions.Options;
using Visavis.Search;

namespace Visavis.Web.Results.Engines;

/// <summary>Checks the section of an engine when the site starts.</summary>
internal sealed class SearchEngineChecks<TOptions> : IValidateOptions<TOptions>
    where TOptions : class, ISearchEngineOptions
{
    public ValidateOptionsResult Validate(string? name, TOptions options) =>
        options.Problems().ToList() is { Count: > 0 } problems ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
}
