namespace Visavis.Web.Registration;

public static class RegistrationModule
{
    /// <summary>How an account becomes somebody: what the first sign-in asks, and a change of category later.</summary>
    public static IServiceCollection AddRegistration(this IServiceCollection services)
    {
        services.AddScoped<RegistrationService>();
        services.AddScoped<CategoryChange>();
        return services;
    }
}
