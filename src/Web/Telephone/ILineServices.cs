using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone;

/// <summary>A service that took place, as the line tells it.</summary>
/// <param name="Id">Of the appointment.</param>
/// <param name="MayAnswer">It waits for the client's answer.</param>
/// <param name="AnswerBy">When silence approves it; null when it never does.</param>
public sealed record LineService(
    Guid Id,
    string Name,
    string Professional,
    DateTimeOffset StartsAt,
    string Zone,
    int Minutes,
    bool MayAnswer,
    DateTimeOffset? AnswerBy
);

/// <summary>What the line needs to know of a client's wallet and services; whoever keeps them answers.</summary>
public interface ILineServices
{
    /// <summary>What is in the wallet, in words of the current language; null when there is no wallet.</summary>
    Task<string?> BalanceAsync(ServedClient client, CancellationToken cancellationToken);

    /// <summary>The newest services, those that wait for an answer first.</summary>
    Task<IReadOnlyList<LineService>> LastAsync(ServedClient client, CancellationToken cancellationToken);

    /// <returns>False when it does not wait for an answer any more, or is not this client's.</returns>
    Task<bool> ConfirmAsync(ServedClient client, Guid id, CancellationToken cancellationToken);

    Task<bool> ContestAsync(ServedClient client, Guid id, string reason, CancellationToken cancellationToken);
}

/// <summary>The wallet as the line needs it; whoever keeps wallets answers.</summary>
public interface ILineWallet
{
    /// <returns>Null when there is no wallet.</returns>
    Task<string?> BalanceAsync(ServedClient client, CancellationToken cancellationToken);

    /// <summary>Services whose vouchers wait for a yes, and about which no hours were entered.</summary>
    Task<IReadOnlyList<LineService>> WaitingAsync(ServedClient client, CancellationToken cancellationToken);

    Task<bool> ConfirmAsync(ServedClient client, Guid bookingId, CancellationToken cancellationToken);

    Task<bool> ContestAsync(ServedClient client, Guid bookingId, string reason, CancellationToken cancellationToken);

    /// <summary>Hours that were just approved settle their vouchers at once.</summary>
    Task SettleAsync(Guid bookingId, CancellationToken cancellationToken);
}
