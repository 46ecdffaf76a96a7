using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Registration;

/// <summary>Whether somebody who finishes their account was banned before, and what then holds them until a human looked.</summary>
public interface IReturnCheck
{
    /// <summary>Asked before the transaction that finishes the account.</summary>
    Task<bool> IsBannedAsync(Guid accountId, CancellationToken cancellationToken);

    /// <summary>Inside it, when account and profile are written.</summary>
    Task HoldAsync(VisavisDbContext db, Account account, CancellationToken cancellationToken);
}
