namespace Visavis.Web.Media.Inspection;

/// <summary>Why an uploaded file is not taken. Each has a sentence in <see cref="UploadSentences"/>.</summary>
public enum UploadProblem
{
    Empty,
    TooLarge,
    UnknownType,
    Svg,
    Gif,
    Heic,
    Archive,
    Damaged,
    Animated,
    TooManyPixels,
    TooSmall,
    NotPdf,
    ActivePdf,
    LockedPdf,
    OverQuota,

    /// <summary>The files a person sent with messages take all the room there is.</summary>
    OverMessageQuota,
    TooManyFiles,

    /// <summary>The virus scanner knows what is in it.</summary>
    Infected,

    /// <summary>The account was erased while its file was on the way.</summary>
    AccountGone,
}
