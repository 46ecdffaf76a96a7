using System.Buffers.Text;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications.Push;

/// <summary>What a browser says of itself when its person lets us wake it.</summary>
public sealed record PushSubscriptionInput(string? Endpoint, string? P256dh, string? Auth);

/// <summary>The browsers of people.</summary>
public sealed class PushDevices(VisavisDbContext db, PushHosts hosts, TimeProvider time)
{
    public const int LongestEndpoint = 1000;

    private const int MostOfOnePerson = 20;
    private const int PointBytes = 65;
    private const int SecretBytes = 16;

    /// <returns>False when it is none that we may send to.</returns>
    public async Task<bool> AddAsync(Guid accountId, PushSubscriptionInput input, CancellationToken cancellationToken)
    {
        if (!hosts.Allow(input.Endpoint) || !IsBytes(input.P256dh, PointBytes) || !IsBytes(input.Auth, SecretBytes))
        {
            return false;
        }

        var endpoint = input.Endpoint!;
        // One browser belongs to whoever signed in last.
        var row = await db.Set<PushDevice>().FirstOrDefaultAsync(d => d.Endpoint == endpoint, cancellationToken);
        if (row is null)
        {
            var old = await db.Set<PushDevice>()
                .Where(d => d.AccountId == accountId)
                .OrderByDescending(d => d.CreatedAt)
                .Skip(MostOfOnePerson - 1)
                .ToListAsync(cancellationToken);
            db.RemoveRange(old);
            row = new PushDevice
            {
                Id = Guid.NewGuid(),
                Endpoint = endpoint,
                PublicKey = "",
                AuthSecret = "",
            };
            db.Add(row);
        }

        (row.AccountId, row.PublicKey, row.AuthSecret, row.CreatedAt) = (accountId, input.P256dh!, input.Auth!, time.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            // Two tabs of this browser said the same at once.
        }

        return true;
    }

    public Task<int> RemoveAsync(Guid accountId, string? endpoint, CancellationToken cancellationToken) =>
        db.Set<PushDevice>().Where(d => d.AccountId == accountId && d.Endpoint == endpoint).ExecuteDeleteAsync(cancellationToken);

    private static bool IsBytes(string? text, int length)
    {
        var bytes = new byte[length + 3];
        return text is { Length: < 120 }
            && Base64Url.IsValid(text, out var decoded)
            && decoded == length
            && Base64Url.TryDecodeFromChars(text, bytes, out var written)
            && written == length;
    }
}
