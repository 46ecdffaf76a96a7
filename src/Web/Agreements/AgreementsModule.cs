using Visavis.Web.Notifications;

namespace Visavis.Web.Agreements;

public static class AgreementsModule
{
    /// <summary>From the first contact of a client with an organisation to the first service.</summary>
    public static IServiceCollection AddAgreements(this IServiceCollection services)
    {
        services.AddScoped<CaseReader>();
        services.AddScoped<CaseDesk>();
        services.AddScoped<AgreementWords>();
        services.AddNotificationKinds(AgreementKinds.All);
        return services;
    }
}
