namespace Visavis.Web.Professionals.Menu;

/// <summary>Something that waits to be looked at; the module it belongs to counts it for the menu and for the dot at the picture.</summary>
public interface IMenuCount
{
    /// <summary>Names its line in the menu, and the count that scripts keep true.</summary>
    string Of { get; }

    Task<int> CountAsync(Guid accountId, CancellationToken cancellationToken);

    /// <summary>Told to who does not see the dot.</summary>
    /// <param name="count">The number, or the place where scripts put it.</param>
    string Words(string count);
}

/// <param name="Pattern">The sentence with <c>{count}</c>, for scripts.</param>
public sealed record MenuCount(string Of, int Count, string Words, string Pattern);
