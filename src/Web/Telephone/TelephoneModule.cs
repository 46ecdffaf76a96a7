using Microsoft.Extensions.Options;
using Visavis.Web.Channels;
using Visavis.Web.Letters;
using Visavis.Web.Notifications;
using Visavis.Web.Services;
using Visavis.Web.Telephone.Help;
using Visavis.Web.Telephone.Speech;

namespace Visavis.Web.Telephone;

/// <summary>For people at ease with neither screen nor mail: the choice of channel, the telephone line and letters.</summary>
public static class TelephoneModule
{
    public static IServiceCollection AddTelephoneAndLetters(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<TelephoneOptions>, TelephoneOptionsValidator>();
        services.AddOptions<TelephoneOptions>().Bind(configuration.GetSection(TelephoneOptions.Section)).ValidateOnStart();
        services
            .AddHttpClient(TwilioCalls.ClientName)
            .ConfigureHttpClient(client => client.Timeout = TimeSpan.FromSeconds(15))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        services.AddSingleton<IVoiceProvider, TwilioCalls>();
        services.AddSingleton<VoiceSignature>();
        services.AddSingleton<CallContent>();
        services.AddSingleton<SpokenWords>();
        services.AddSingleton<SpokenText>();
        services.AddSingleton<LinePrompts>();
        services.AddSingleton<ClientChannels>();
        services.AddScoped<ChannelBook>();
        services.AddScoped<MandateBook>();
        services.AddScoped<LineAccesses>();
        services.AddScoped<CallerLanguages>();
        services.AddScoped<ILineServices, HoursOnTheLine>();
        services.AddScoped<LineLetters>();
        services.AddScoped<HelpDesk>();
        services.AddScoped<ReminderCalls>();
        services.AddSingleton<ToldWords>();
        services.AddScoped<Bookings.IOtherReceipts, BookingLetters>();
        services.AddScoped<LineAppointments>();
        services.AddScoped<LineCallbacks>();
        services.AddScoped<OutgoingDialogue>();
        services.AddScoped<OutgoingCalls>();
        services.AddScoped<LineDialogue>();
        services.AddScoped<VoiceLine>();
        services.AddSingleton<CallWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<CallWorker>());
        services.AddSingleton<IOtherChannel, CallsAndLetters>();
        services.AddSingleton<IApprovalHold, OnTheWay>();
        services.AddScoped<ILetterSent, HoursLetters>();
        services.AddSingleton<LetterWriter>();
        services.AddScoped<LetterDesk>();
        return services;
    }

    public static void MapTelephone(this IEndpointRouteBuilder endpoints) => VoiceEndpoints.Map(endpoints);
}
