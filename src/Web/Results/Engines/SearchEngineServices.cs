using Microsoft.Extensions.Options;
using Visavis.Search;
using Visavis.Search.Embedded;
using Visavis.Web.Foundation.Background.Outbox;
using Visavis.Web.Professionals;

namespace Visavis.Web.Results.Engines;

public static class SearchEngineServices
{
    /// <summary>
    /// Puts an engine outside of the process before the embedded one when its section of the configuration turns it on: fed from the outbox
    /// at its own pace, watched, and replaced by the embedded one while it is not well.
    /// </summary>
    public static IServiceCollection AddSearchEngine<TOptions>(
        this IServiceCollection services,
        IConfiguration configuration,
        string section,
        Func<TOptions, TimeProvider, ISearchEngine> create
    )
        where TOptions : class, ISearchEngineOptions, new()
    {
        var settings = configuration.GetSection(section);
        services.AddOptions<TOptions>().Bind(settings).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, SearchEngineChecks<TOptions>>();
        if (settings.Get<TOptions>() is not { IsOn: true })
        {
            return services;
        }

        services.AddSingleton(provider =>
            create(provider.GetRequiredService<IOptions<TOptions>>().Value, provider.GetRequiredService<TimeProvider>())
        );
        services.AddSingleton(provider => new FailoverSearch(
            provider.GetRequiredService<ISearchEngine>(),
            provider.GetRequiredService<EmbeddedSearch>(),
            provider.GetRequiredService<IOptions<TOptions>>().Value.Budget,
            provider.GetRequiredService<TimeProvider>(),
            isCold: true
        ));
        services.AddHostedService<OnlineReports>();
        services.AddSingleton<ISearchIndex>(provider => provider.GetRequiredService<FailoverSearch>());
        services.AddSingleton<ISearchStatus>(provider => provider.GetRequiredService<FailoverSearch>());
        services.AddSearchProjection(provider => provider.GetRequiredService<ISearchEngine>(), engine => $"search index ({engine.Name})");
        services.AddHostedService(provider =>
            ActivatorUtilities.CreateInstance<SearchEngineWatch>(provider, provider.GetRequiredService<IOptions<TOptions>>().Value)
        );
        return services;
    }

    /// <summary>Feeds an index from the outbox.</summary>
    public static IServiceCollection AddSearchProjection<TIndexer>(
        this IServiceCollection services,
        Func<IServiceProvider, TIndexer> indexer,
        Func<TIndexer, string> name
    )
        where TIndexer : ISearchIndexer
    {
        services.AddKeyedSingleton(
            typeof(TIndexer),
            (provider, _) =>
            {
                var target = indexer(provider);
                return ActivatorUtilities.CreateInstance<SearchProjection>(provider, target, name(target));
            }
        );
        services.AddSingleton(provider => provider.GetRequiredKeyedService<SearchProjection>(typeof(TIndexer)));
        services.AddSingleton<IOutboxConsumer>(provider => provider.GetRequiredKeyedService<SearchProjection>(typeof(TIndexer)));
        return services;
    }
}
