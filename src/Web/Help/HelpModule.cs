using Microsoft.EntityFrameworkCore.Diagnostics;
using Visavis.Web.Help.Legal;
using Visavis.Web.Help.Questions;
using Visavis.Web.Help.Support;
using Visavis.Web.Notifications;

namespace Visavis.Web.Help;

public static class HelpModule
{
    /// <summary>The help centre, the way to people, and the legal texts.</summary>
    public static IServiceCollection AddHelp(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HelpOptions>().Bind(configuration.GetSection(HelpOptions.Section)).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<OperatorOptions>().Bind(configuration.GetSection(OperatorOptions.Section)).ValidateOnStart();
        services.AddSingleton<HelpLibrary>();
        services.AddSingleton(LegalTexts.Embedded());
        services.AddSingleton<LegalLibrary>();
        services.AddNotificationKinds(TermsNoticeWorker.Kind);
        services.AddSingleton<TermsNoticeWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<TermsNoticeWorker>());
        services.AddSingleton<IInterceptor, TermsRecorder>();
        services.AddHostedService<OperatorCheck>();
        services.AddSingleton<SupportAllowance>();
        services.AddScoped<SupportDesk>();
        return services;
    }
}
