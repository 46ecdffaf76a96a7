using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.WebEncoders;
using Visavis.Search.Suggestions;
using Visavis.Web.Professionals;
using Visavis.Web.Results;
using Visavis.Web.Results.Pages;
using Visavis.Web.Results.Suggestions;

namespace Visavis.Web.Foundation.Layout;

public static class AppearanceServices
{
    public static IServiceCollection AddAppearance(this IServiceCollection services)
    {
        // French in the pages' source as it is written, not as &#xE9; entities; what HTML needs escaped still is.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // Sentences with markup of ours around words of theirs: the words are encoded.
        services.AddSingleton<IHtmlLocalizerFactory, HtmlLocalizerFactory>();
        services.AddTransient(typeof(IHtmlLocalizer<>), typeof(HtmlLocalizer<>));
        services.AddSingleton<StyleGroups>();
        services.AddSingleton<ProfessionalWords>();
        services.AddSingleton<PopularProfessions>();
        services.AddSingleton<IProfessionsInUse>(provider => provider.GetRequiredService<PopularProfessions>());
        services.AddSingleton<Suggester>();
        services.AddHostedService<SuggestionsWarmUp>();
        services.AddScoped<SuggestionAnswers>();
        services.AddSingleton<HiringFilters>();
        services.AddSingleton<ResultsFilters>();
        services.AddScoped<SimilarProfessions>();
        services.AddScoped<NearestOffers>();
        return services;
    }
}
