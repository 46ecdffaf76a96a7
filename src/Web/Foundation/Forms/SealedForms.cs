using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.Data;

namespace Visavis.Web.Foundation.Forms;

/// <summary>The rows, in a context of their own: a request's own work neither joins nor undoes them.</summary>
public sealed class SealedForms(IDbContextFactory<VisavisDbContext> contexts, TimeProvider time)
{
    /// <summary>Whether this request is the first with the seal; then it has <paramref name="lease"/> to answer.</summary>
    public async Task<bool> ClaimAsync(FormSeal seal, TimeSpan lease, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = now + lease;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<SealedForm>().AnyAsync(form => form.Id == seal.Id, cancellationToken))
        {
            // Expired: its answer is too old, or whoever was answering died over it.
            return await db.Set<SealedForm>()
                    .Where(form => form.Id == seal.Id && form.ExpiresAt <= now)
                    .ExecuteUpdateAsync(
                        row => row.SetProperty(form => form.ExpiresAt, until).SetProperty(form => form.Content, (byte[]?)null),
                        cancellationToken
                    ) > 0;
        }

        db.Add(new SealedForm { Id = seal.Id, ExpiresAt = until });
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException e) when (UniqueViolation.Is(e))
        {
            return false;
        }
    }

    public async Task<T?> ReadAsync<T>(FormSeal seal, CancellationToken cancellationToken)
        where T : class
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var content = await db.Set<SealedForm>()
            .Where(form => form.Id == seal.Id && form.ExpiresAt > now)
            .Select(form => form.Content)
            .FirstOrDefaultAsync(cancellationToken);
        return content is null ? null : seal.Open<T>(content);
    }

    public async Task WriteAsync<T>(FormSeal seal, T content, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + lifetime;
        var closed = seal.Close(content);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var written = await db.Set<SealedForm>()
            .Where(form => form.Id == seal.Id)
            .ExecuteUpdateAsync(
                row => row.SetProperty(form => form.ExpiresAt, until).SetProperty(form => form.Content, closed),
                cancellationToken
            );
        if (written == 0)
        {
            db.Add(
                new SealedForm
                {
                    Id = seal.Id,
                    ExpiresAt = until,
                    Content = closed,
                }
            );
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    public async Task RemoveAsync(FormSeal seal, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Set<SealedForm>().Where(form => form.Id == seal.Id).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task RemoveExpiredAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Set<SealedForm>().Where(form => form.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
    }
}
