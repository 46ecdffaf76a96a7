using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Visavis.Web.Foundation.Layout;

public static class PageServices
{
    /// <summary>Pages live in their modules, each with an absolute address; layouts and shared partials in this folder.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/";
            pages.Conventions.ConfigureFilter(new UnhandledMethodFilter());
        });
        services.Configure<RazorViewEngineOptions>(views => views.PageViewLocationFormats.Add("/Foundation/Layout/{0}.cshtml"));
        return services;
    }
}
