using Visavis.Web.Accounts;
using Visavis.Web.Media;
using Visavis.Web.Professionals.Editing;

namespace Visavis.Web.Professionals;

public static class ProfileServices
{
    /// <summary>What shows, edits and shares profiles.</summary>
    public static IServiceCollection AddProfiles(this IServiceCollection services)
    {
        services.AddSingleton<ProfessionalWords>();
        services.AddScoped<FirstSteps>();
        services.AddScoped<ISignInProfiles, SignInProfiles>();
        services.AddSingleton<IMediaOwners, ProfileMediaOwners>();
        services.AddScoped<ProfileEditor>();
        services.AddScoped<ServiceOfferEditor>();
        services.AddScoped<WorkingHoursEditor>();
        services.AddSingleton<Sharing.SharePictures>();
        return services;
    }
}
