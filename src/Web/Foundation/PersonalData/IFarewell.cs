namespace Visavis.Web.Foundation.PersonalData;

/// <summary>
/// What a module ends for somebody who leaves, while it still knows who they are: the others concerned are told. Asked before any row goes, outside
/// that transaction; idempotent, for it may be asked again.
/// </summary>
public interface IFarewell
{
    Task EndAsync(Guid accountId, CancellationToken cancellationToken);
}
