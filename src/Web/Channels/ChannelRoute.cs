using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Channels;

public enum Way
{
    Mail,
    Call,
    Letter,
}

/// <summary>
/// The table of channels: by e-mail, everything by mail; by telephone, services by call, orders and balances by letter; by letter, everything
/// by letter. What protects an account, and what is about to happen, is too quick for paper and stays as it is.
/// </summary>
public static class ChannelRoute
{
    public static Way Of(NotificationKind kind, ClientChannel channel)
    {
        var isAboutServices = kind.Group is NotificationGroup.Bookings or NotificationGroup.Services;
        if (kind.IgnoresQuietHours || !(isAboutServices || kind.Group == NotificationGroup.Billing))
        {
            return Way.Mail;
        }

        return channel switch
        {
            ClientChannel.Letter => Way.Letter,
            ClientChannel.Telephone => isAboutServices ? Way.Call : Way.Letter,
            _ => Way.Mail,
        };
    }
}
