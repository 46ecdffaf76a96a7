using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications.Push;

internal static class PushModule
{
    public static IServiceCollection AddPush(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<PushOptions>, PushOptionsValidator>();
        services.AddOptions<PushOptions>().Bind(configuration.GetSection(PushOptions.Section)).ValidateOnStart();
        services.AddCommitSignal<QueuedPush>();
        services
            .AddHttpClient(WebPushTransport.ClientName)
            .ConfigureHttpClient((provider, client) => client.Timeout = provider.GetRequiredService<IOptions<PushOptions>>().Value.Timeout)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton<PushHosts>();
        services.AddSingleton<PushKeys>();
        services.AddSingleton<PushWriter>();
        services.AddSingleton<QueuedPushes>();
        services.AddSingleton<IPushTransport, WebPushTransport>();
        services.AddScoped<PushDevices>();
        services.AddHostedService<PushWorker>();
        return services;
    }
}
