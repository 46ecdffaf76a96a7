namespace Visavis.Web.Hosting;

public static class HostingServices
{
    /// <summary>What surrounds every request: cookies, headers, limits, errors, health.</summary>
    public static IServiceCollection AddHosting(this IServiceCollection services)
    {
        services.AddAntiforgery(options => options.Cookie = SecureCookieBuilder.Named("visavis-form"));
        return services;
    }

    public static WebApplication UseHosting(this WebApplication app)
    {
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }
}
