namespace Visavis.Web.Letters;

/// <summary>
/// A paper that goes into the envelope behind its letter. It stays with the module that made it and is asked for when the day is printed: a letter
/// keeps no copy of it.
/// </summary>
public interface ILetterEnclosure
{
    /// <summary>Whether letters about this subject carry a paper of this module.</summary>
    bool IsFor(string subjectKey);

    /// <summary>The paper as PDF; null when it is not there or cannot be read.</summary>
    Task<byte[]?> PdfAsync(string subjectKey, CancellationToken cancellationToken);
}
