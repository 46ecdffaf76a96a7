using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;
using Visavis.Search;
using Visavis.Search.Embedded;
using Visavis.Search.Meilisearch;
using Visavis.Search.Suggestions;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Foundation.Hosting.Health;
using Visavis.Web.Professionals;
using Visavis.Web.Results.Empty;
using Visavis.Web.Results.Engines;
using Visavis.Web.Results.Pages;
using Visavis.Web.Results.Suggestions;

namespace Visavis.Web.Results;

public static class SearchServices
{
    /// <summary>Registers the directory over the embedded index, which lives in the data folder unless <c>Search:Folder</c> names another, and over
    /// Meilisearch before it when <c>Search:Meilisearch:Url</c> is set.</summary>
    public static IServiceCollection AddDirectory(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        services
            .AddOptions<SearchOptions>()
            .Bind(configuration.GetSection(SearchOptions.Section))
            .PostConfigure(options => options.Folder = Path.GetFullPath(options.Folder, dataFolder));
        services.AddSingleton(provider => new EmbeddedSearch(
            provider.GetRequiredService<IOptions<SearchOptions>>().Value,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<ISearchIndex>(provider => provider.GetRequiredService<EmbeddedSearch>());
        services.AddSingleton<ISearchIndexer>(provider => provider.GetRequiredService<EmbeddedSearch>());
        services.AddSearchEngine<MeilisearchOptions>(
            configuration,
            MeilisearchOptions.Section,
            (options, clock) => new MeilisearchSearch(options, clock)
        );
        services.AddSearchProjection(provider => provider.GetRequiredService<EmbeddedSearch>(), _ => "search index");
        services.AddSingleton<IInterceptor, ProfessionalChanges>();
        services.AddScoped<ProfessionalDirectory>();
        services.AddScoped<TypedReferences>();
        services.AddSingleton<EmptySearches>().AddHostedService(provider => provider.GetRequiredService<EmptySearches>());
        services.AddSingleton<HomeFigures>();
        services.AddSingleton<OnlineIds>();
        services.AddSingleton<PopularProfessions>();
        services.AddSingleton<IProfessionsInUse>(provider => provider.GetRequiredService<PopularProfessions>());
        services.AddSingleton<Suggester>();
        services.AddHostedService<SuggestionsWarmUp>();
        services.AddScoped<SuggestionAnswers>();
        services.AddSingleton<HiringFilters>();
        services.AddSingleton<ResultsFilters>();
        services.AddScoped<SimilarProfessions>();
        services.AddScoped<NearestOffers>();
        services.AddHealthChecks().AddCheck<SearchHealthCheck>("search", timeout: HealthEndpoints.Patience);
        return services;
    }
}
