using Visavis.Web.Availability;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Letters;
using Visavis.Web.Notifications;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Search;
using Visavis.Web.Replacements.Sending;
using Visavis.Web.Trust.Decisions;

namespace Visavis.Web.Replacements;

public static class ReplacementsModule
{
    /// <summary>Services that send substitutes: their lists and people, the requests of their clients, the search in stages, the hours.</summary>
    public static IServiceCollection AddReplacements(this IServiceCollection services)
    {
        services.AddScoped<ReplacementAccess>();
        services.AddScoped<ReplacementDoors>();
        services.AddScoped<ReplacementEditor>();
        services.AddScoped<RepeatedNeeds>();
        services.AddScoped<ReplacementNotices>();
        services.AddScoped<SubstituteFinder>();
        services.AddScoped<IBusyTimes, MissionBusyTimes>();
        services.AddScoped<SubstituteSearch>();
        services.AddScoped<AskAnswers>();
        services.AddSingleton<MissionFarewell>();
        services.AddSingleton<ISuspensionEffect>(provider => provider.GetRequiredService<MissionFarewell>());
        services.AddSingleton<IFarewell>(provider => provider.GetRequiredService<MissionFarewell>());
        services.AddScoped<TimeSheetBook>();
        services.AddScoped<AnswerDelays>();
        services.AddScoped<ILetterSent>(scope => scope.GetRequiredService<AnswerDelays>());
        services.AddScoped<HoursApproval>();
        services.AddScoped<SendingSetup>();
        services.AddScoped<ReplacementLists>();
        services.AddScoped<ServicePortals>();
        services.AddScoped<ReplacementWords>();
        services.AddNotificationKinds(ReplacementKinds.All);
        services.AddSingleton<ReplacementWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<ReplacementWorker>());
        return services;
    }
}
