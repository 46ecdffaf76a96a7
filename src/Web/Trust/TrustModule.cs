using Microsoft.EntityFrameworkCore.Diagnostics;
using Visavis.Signaling.Calls;
using Visavis.Signaling.Presence;
using Visavis.Web.Messages;
using Visavis.Web.Notifications;
using Visavis.Web.Registration;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Marks;
using Visavis.Web.Trust.Orders;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;
using Visavis.Web.Trust.Standing;
using Visavis.Web.Trust.Transparency;

namespace Visavis.Web.Trust;

public static class TrustModule
{
    /// <summary>Reports, decisions, measures and appeals. After calls, whose policy it surrounds.</summary>
    public static IServiceCollection AddTrust(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<TrustOptions>()
            .Bind(configuration.GetSection(TrustOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<Safety.SafetyOptions>().Bind(configuration.GetSection(Safety.SafetyOptions.Section)).ValidateOnStart();
        services.AddSingleton<TrustHashes>();
        services.AddSingleton<TrustMails>();
        services.AddSingleton<FollowUpLinks>();
        services.AddSingleton<EvidenceFiles>();
        services.AddSingleton<ReportSnapshot>();
        services.AddSingleton<ReportAllowance>();
        services.AddScoped<ReportSubjects>();
        services.AddScoped<ReportDesk>();
        services.AddScoped<EvidenceErasure>();
        services.AddSingleton<DecisionWords>();
        services.AddSingleton<AuditWords>();
        services.AddSingleton<StatementWriter>();
        services.AddSingleton<StaffParties>();
        services.AddSingleton<MeasureKeeper>();
        services.AddSingleton<IMeetings, CallMeetings>();
        services.AddSingleton<IMeetings, MessageMeetings>();
        services.AddSingleton<FraudNotices>();
        services.AddSingleton<StaffNotices>();
        services.AddSingleton<FraudReturns>();
        services.AddScoped<IReturnCheck, ReturnCheck>();
        services.AddScoped<AuthorityBook>();
        services.AddSingleton<OrderStatements>();
        services.AddScoped<OrderDesk>();
        services.AddSingleton<OrderNotices>().AddHostedService(provider => provider.GetRequiredService<OrderNotices>());
        services.AddOptions<DutyOptions>().Bind(configuration.GetSection(DutyOptions.Section)).ValidateOnStart();
        services.AddSingleton<OperatorDuties>();
        services.AddScoped<TransparencyFigures>();
        services.AddSingleton<ActiveMonthCounter>().AddHostedService(provider => provider.GetRequiredService<ActiveMonthCounter>());
        services.AddSingleton<ReportAlarm>().AddHostedService(provider => provider.GetRequiredService<ReportAlarm>());
        services.AddNotificationKinds(FraudNotices.Kind, StaffNotices.Received, StaffNotices.Waiting);
        services.AddSingleton<SecondFactor>();
        services.AddScoped<StaffRoles>();
        services.AddScoped<DecisionDesk>();
        services.AddScoped<AppealDesk>();
        services.AddSingleton<MarkWords>();
        services.AddSingleton<MarkNotices>();
        services.AddScoped<MarkDesk>();
        services.AddSingleton<IInterceptor, MarkNameGuard>();
        services.AddNotificationKinds(MarkNotices.Kind);
        services.AddSingleton<PeopleStanding>();
        services.AddSingleton<IWritingLimit, StandingWritingLimit>();
        services.AddSingleton<IReachability, StandingReachability>();
        services.AddSingleton<IInterceptor, HiddenGuard>();
        services.AddSingleton<MeasureEffects>().AddHostedService(provider => provider.GetRequiredService<MeasureEffects>());
        services.AddSingleton<ProtectiveLimits>().AddHostedService(provider => provider.GetRequiredService<ProtectiveLimits>());
        services.AddSingleton<TrustRetention>().AddHostedService(provider => provider.GetRequiredService<TrustRetention>());
        services.AddHostedService<StandingWatch>();
        Surround(services);
        return services;
    }

    /// <summary>Puts the rules of trust before those of calls.</summary>
    private static void Surround(IServiceCollection services)
    {
        var rules = services.Last(service => service.ServiceType == typeof(ICallPolicy)).ImplementationType!;
        services.AddSingleton(rules);
        services.AddSingleton<ICallPolicy>(provider => new TrustedCallPolicy(
            (ICallPolicy)provider.GetRequiredService(rules),
            provider.GetRequiredService<PeopleStanding>()
        ));
    }
}
