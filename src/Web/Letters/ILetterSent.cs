namespace Visavis.Web.Letters;

/// <summary>Hears that a letter left: from now on the delays of what it tells run. Joins the caller's save.</summary>
public interface ILetterSent
{
    Task SentAsync(string subjectKey, CancellationToken cancellationToken);
}
