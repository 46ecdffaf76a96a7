using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Channels;

public enum Way
{
    Mail,
    Call,
    Letter,
}

/// <summary>How somebody is reminded of an appointment that is near. To an address for mails a reminder goes in any case.</summary>
public enum ReminderWay
{
    Mail,

    /// <summary>Somebody of the organisation rings the day before; a machine would ring in vain and have no time for a second try.</summary>
    Ring,

    /// <summary>The letter that confirmed it says the date: another would come too late.</summary>
    Written,
}

/// <summary>
/// The table of channels: by e-mail, everything by mail; by telephone, services by call, orders and balances by letter; by letter, everything
/// by letter. What protects an account, and what is about to happen, is too quick for paper and stays as it is.
/// </summary>
public static class ChannelRoute
{
    /// <summary>With or without an account, the same.</summary>
    public static ReminderWay ReminderBy(ClientChannel channel) =>
        channel switch
        {
            ClientChannel.Telephone => ReminderWay.Ring,
            ClientChannel.Letter => ReminderWay.Written,
            _ => ReminderWay.Mail,
        };

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
