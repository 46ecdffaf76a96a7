namespace Visavis.Web.Calls.Pages;

public static class CallPageServices
{
    public static IServiceCollection AddCallPages(this IServiceCollection services) => services.AddSingleton<RelayAvailability>();
}
