using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Notifications.Push;

/// <summary>What a device shows.</summary>
public sealed record PushContent(string Title, string Path, string Tag, bool IsRing);

/// <summary>Adds pushes to a context, one for each device of the person; written by its next save.</summary>
public sealed class PushWriter(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly TimeSpan KeepFor = TimeSpan.FromHours(12);

    private readonly IDataProtector protector = protection.CreateProtector("Visavis.Pushes");

    public async Task AddAsync(
        VisavisDbContext db,
        Guid accountId,
        string kind,
        string subjectKey,
        PushContent content,
        DateTimeOffset dueAt,
        TimeSpan? validFor,
        CancellationToken cancellationToken
    )
    {
        var devices = await db.Set<PushDevice>().Where(d => d.AccountId == accountId).Select(d => d.Id).ToListAsync(cancellationToken);
        foreach (var device in devices)
        {
            db.Add(
                new QueuedPush
                {
                    Id = Guid.NewGuid(),
                    AccountId = accountId,
                    DeviceId = device,
                    Kind = kind,
                    SubjectKey = subjectKey,
                    ProtectedContent = protector.Protect(JsonSerializer.Serialize(content, Json)),
                    CreatedAt = time.GetUtcNow(),
                    DueAt = dueAt,
                    ExpiresAt = dueAt + (validFor ?? KeepFor),
                    NextAttemptAt = dueAt,
                    Version = Guid.NewGuid(),
                }
            );
        }
    }

    /// <summary>As the device gets it: JSON.</summary>
    public string Read(QueuedPush push) => protector.Unprotect(push.ProtectedContent!);
}
