namespace Visavis.Web.Pages.Calls;

public static class CallPageServices
{
    public static IServiceCollection AddCallPages(this IServiceCollection services) => services.AddSingleton<RelayAvailability>();
}
