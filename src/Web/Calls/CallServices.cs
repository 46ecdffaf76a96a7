using Visavis.Signaling.Calls;
using Visavis.Signaling.Nodes;
using Visavis.Signaling.Presence;
using Visavis.Web.Calls.Nodes;
using Visavis.Web.Calls.Presence;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Notifications;
using Visavis.Web.Professionals;
using Visavis.Web.Professionals.Menu;

namespace Visavis.Web.Calls;

public static class CallServices
{
    /// <summary>What the signaling room asks of the database, and the list of a person's calls.</summary>
    public static IServiceCollection AddCalls(this IServiceCollection services)
    {
        services.AddNotificationKinds(MissedCallMails.Kind, MissedCallMails.Ring);
        services.AddSingleton<MissedCallMails>();
        services.AddSingleton<CallTariffs>();
        services.AddSingleton<CallPriceWords>();
        services.AddSingleton<ICallStore, CallStore>();
        services.AddSingleton<ICallPolicy, CallPolicy>();
        services.AddSingleton<IPresenceStore, PresenceStore>();
        services.AddSingleton<INodeStore, NodeStore>();
        services.AddSingleton<BackplaneHealthCheck>();
        services.AddHealthChecks().AddCheck<BackplaneHealthCheck>("nodes");
        services.AddScoped<CallHistory>();
        services.AddScoped<IPortraitReaders, CallPortraits>();
        services.AddScoped<IMenuCount, MissedMenuCount>();
        services.AddScoped<IWentOnline, WentOnline>();
        return services;
    }
}
