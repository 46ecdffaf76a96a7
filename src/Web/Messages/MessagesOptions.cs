using System.ComponentModel.DataAnnotations;

namespace Visavis.Web.Messages;

/// <summary>Section <c>Messages</c> of the configuration.</summary>
public sealed class MessagesOptions
{
    public const string Section = "Messages";

    /// <summary>How long a message may lie unread before it is told by bell, mail and push.</summary>
    [Range(
        typeof(TimeSpan),
        "00:00:00",
        "1.00:00:00",
        ErrorMessage = "Messages:TellAfter must be between 0 seconds and 1 day, for example 00:00:20."
    )]
    public TimeSpan TellAfter { get; set; } = TimeSpan.FromSeconds(20);

    [Range(1, 100_000, ErrorMessage = "Messages:PerMinute must be between 1 and 100000.")]
    public int PerMinute { get; set; } = 30;

    [Range(1, 100_000, ErrorMessage = "Messages:NewPeoplePerDay must be between 1 and 100000.")]
    public int NewPeoplePerDay { get; set; } = 20;

    [Range(1, 10_000, ErrorMessage = "Messages:MegabytesOfFiles must be between 1 and 10000.")]
    public int MegabytesOfFiles { get; set; } = 200;
}
