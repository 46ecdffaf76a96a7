using System.ComponentModel.DataAnnotations;

namespace Visavis.Web.Help;

/// <summary>Section <c>Help</c> of the configuration: how people reach people.</summary>
public sealed class HelpOptions
{
    public const string Section = "Help";

    /// <summary>Shown as it is written; empty where there is none.</summary>
    public string Telephone { get; set; } = "";

    /// <summary>Shown as it is written, e.g. <c>du lundi au vendredi, 9 h – 17 h</c>.</summary>
    public string OpeningHours { get; set; } = "";

    /// <summary>Days within which a question is answered.</summary>
    [Range(1, 60, ErrorMessage = "Help:QuestionDays must be between 1 and 60.")]
    public int QuestionDays { get; set; } = 3;

    /// <summary>Days within which a complaint is answered.</summary>
    [Range(1, 60, ErrorMessage = "Help:ComplaintDays must be between 1 and 60.")]
    public int ComplaintDays { get; set; } = 15;

    /// <summary>Messages taken from one network address in an hour.</summary>
    [Range(1, 1_000_000, ErrorMessage = "Help:MessagesPerHour must be between 1 and 1000000.")]
    public int MessagesPerHour { get; set; } = 10;
}
