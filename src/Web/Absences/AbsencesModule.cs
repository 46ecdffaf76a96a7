using Visavis.Web.Notifications;
using Visavis.Web.Telephone.Help;

namespace Visavis.Web.Absences;

public static class AbsencesModule
{
    /// <summary>A professional is away: their slots go, what was booked is covered by a colleague or postponed.</summary>
    public static IServiceCollection AddAbsences(this IServiceCollection services)
    {
        services.AddScoped<AbsenceBook>();
        services.AddScoped<CoverDesk>();
        services.AddScoped<CoverNotices>();
        services.AddScoped<ICallsToMake, CoverCalls>();
        services.AddNotificationKinds(AbsenceKinds.All);
        return services;
    }
}
