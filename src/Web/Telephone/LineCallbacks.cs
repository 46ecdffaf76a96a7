using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Telephone;

/// <summary>Who wants to be called back; one request waits for each client, however often it was asked.</summary>
public sealed class LineCallbacks(VisavisDbContext db, TimeProvider time)
{
    /// <summary>The reason that stands with what somebody did by telephone; French, like what people write to each other here.</summary>
    public const string ByTelephone = "Par téléphone";

    public async Task AskAsync(ServedClient client, CancellationToken cancellationToken)
    {
        var (account, file) = client;
        if (
            await db.Set<CallbackRequest>().AnyAsync(r => r.AccountId == account && r.FileId == file && r.DoneAt == null, cancellationToken)
        )
        {
            return;
        }

        db.Add(
            new CallbackRequest
            {
                Id = Guid.NewGuid(),
                AccountId = account,
                FileId = file,
                AskedAt = time.GetUtcNow(),
            }
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
