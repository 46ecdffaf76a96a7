using System.Security.Claims;
using Microsoft.Extensions.Options;
using Visavis.Signaling.Limits;

namespace Visavis.Signaling.Connections;

/// <summary>Every open connection of this process, by person and by address.</summary>
internal sealed class PageConnections(IOptions<SignalingOptions> options, ISharedAllowance everywhere, TimeProvider time)
    : IUserConnections,
        IConnectedPeople
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Allowance<(Guid? UserId, string? Address)> arrivals = new(
        options.Value.Limits.ArrivalBurst,
        options.Value.Limits.ArrivalsPerSecond,
        time
    );
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, HashSet<PageConnection>> byUser = [];
    private readonly Dictionary<string, int> visitorsByAddress = [];

    /// <summary>False when the person, or the address of a signed-out visitor, has too many already, or comes too often.</summary>
    public bool TryAdd(PageConnection page)
    {
        var limits = options.Value.Limits;
        var who = page.UserId is { } person ? person.ToString("N") : page.Address;
        if (
            !arrivals.TryTake((page.UserId, page.UserId is null ? page.Address : null))
            || !everywhere.TryTake($"arrivals {who}", limits.ArrivalBurst + (limits.ArrivalsPerSecond * (int)Window.TotalSeconds), Window)
        )
        {
            return false;
        }

        lock (gate)
        {
            if (page.UserId is { } userId)
            {
                var pages = byUser.TryGetValue(userId, out var known) ? known : byUser[userId] = [];
                return pages.Count < limits.ConnectionsPerPerson && pages.Add(page);
            }

            var address = page.Address ?? "";
            var count = visitorsByAddress.GetValueOrDefault(address);
            if (count >= limits.ConnectionsPerAddress)
            {
                return false;
            }

            visitorsByAddress[address] = count + 1;
            return true;
        }
    }

    public int CountOf(Guid userId)
    {
        lock (gate)
        {
            return byUser.TryGetValue(userId, out var pages) ? pages.Count : 0;
        }
    }

    /// <summary>The person's connections here.</summary>
    public IReadOnlyList<string> IdsOf(Guid userId)
    {
        lock (gate)
        {
            return byUser.TryGetValue(userId, out var pages) ? [.. pages.Select(page => page.Id)] : [];
        }
    }

    /// <summary>Answers whether that was the person's last one.</summary>
    public bool Remove(PageConnection page)
    {
        lock (gate)
        {
            if (page.UserId is { } userId)
            {
                if (!byUser.TryGetValue(userId, out var pages) || !pages.Remove(page) || pages.Count > 0)
                {
                    return false;
                }

                byUser.Remove(userId);
                return true;
            }

            var address = page.Address ?? "";
            var left = visitorsByAddress.GetValueOrDefault(address) - 1;
            if (left > 0)
            {
                visitorsByAddress[address] = left;
            }
            else
            {
                visitorsByAddress.Remove(address);
            }

            return false;
        }
    }

    public Task AbortAsync(Guid userId)
    {
        PageConnection[] pages;
        lock (gate)
        {
            pages = byUser.TryGetValue(userId, out var known) ? [.. known] : [];
        }

        foreach (var page in pages)
        {
            page.Expel();
        }

        return Task.CompletedTask;
    }

    public IReadOnlyList<ClaimsPrincipal> List() => [.. OfPeople().Select(page => page.Person)];

    public void AbortWhere(Func<ClaimsPrincipal, bool> isOver)
    {
        foreach (var page in OfPeople().Where(page => isOver(page.Person)))
        {
            page.Expel();
        }
    }

    private List<PageConnection> OfPeople()
    {
        lock (gate)
        {
            return [.. byUser.Values.SelectMany(pages => pages)];
        }
    }
}
