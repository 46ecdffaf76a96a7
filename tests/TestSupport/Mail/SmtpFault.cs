namespace Visavis.TestSupport.Mail;

/// <summary>What a mail server on a bad day does with one mail.</summary>
public enum SmtpFault
{
    None,

    /// <summary>The line is cut after the first line of the mail.</summary>
    CutInData,

    /// <summary>The mail is taken, and the line is cut before that is said.</summary>
    TakeAndCut,

    /// <summary>The mail is taken, and nothing more is said.</summary>
    TakeAndStall,

    /// <summary>The whole mail is read and refused for now.</summary>
    TooBusy,

    /// <summary>Nothing more is said.</summary>
    Stall,
}
