using Microsoft.Extensions.Options;
using Visavis.Signaling.Messages;
using Visavis.Web.Media.Portraits;
using Visavis.Web.Messages.Replies;
using Visavis.Web.Notifications;

namespace Visavis.Web.Messages;

using Visavis.Web.Professionals.Menu;

public static class MessagesModule
{
    public static IServiceCollection AddMessages(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptions<MessagesOptions>()
            .Bind(configuration.GetSection(MessagesOptions.Section))
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddNotificationKinds(MessageNotices.NotificationKind);
        services.AddScoped<IPlannedNotification, MessageNotices>();
        services.AddSingleton<IAcquaintance, CallAcquaintance>();
        services.AddSingleton<IAcquaintance, ContactAcquaintance>();
        services.AddSingleton<Correspondents>();
        services.AddSingleton<LiveInbox>();
        services.AddSingleton<Conversations>();
        services.AddSingleton<MessageFiles>();
        services.AddSingleton<ICallMessageStore, CallChatMessages>();
        services.AddScoped<IPortraitReaders, MessagePortraits>();
        services.AddScoped<Inbox>();
        services.AddScoped<InboxSearch>();
        services.AddScoped<IMenuCount, UnreadMenuCount>();
        services.AddScoped<MessageThread>();
        services.AddScoped<ThreadActions>();
        services.AddScoped<SentFiles>();
        services.AddSingleton<MessageSweeper>();
        services.AddHostedService(provider => provider.GetRequiredService<MessageSweeper>());
        services.AddOptions<RepliesOptions>().BindConfiguration(RepliesOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RepliesOptions>, RepliesOptionsValidator>();
        services.AddSingleton<ReplyAddresses>();
        services.AddSingleton<ReplyTaker>();
        services.AddHostedService<ReplyMailbox>();
        return services;
    }
}
