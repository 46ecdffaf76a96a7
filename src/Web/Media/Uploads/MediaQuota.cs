using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Inspection;

namespace Visavis.Web.Media.Uploads;

/// <summary>How much an account keeps and may still keep.</summary>
public sealed class MediaQuota(IDbContextFactory<VisavisDbContext> contexts, IMediaOwners owners, IOptions<MediaOptions> options)
{
    private const int MostTries = 10;

    public MediaOptions Limits => options.Value;

    public async Task<MediaUsage> UsageAsync(Guid owner, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await UsageAsync(db, owner, cancellationToken);
    }

    /// <summary>Refuses before anything is stored; the last word is spoken when the rows are written.</summary>
    /// <exception cref="UploadRefusedException">There is no room for it.</exception>
    public async Task CheckAsync(Guid owner, MediaUsage added, CancellationToken cancellationToken) =>
        Check(await UsageAsync(owner, cancellationToken), added);

    /// <summary>
    /// Writes the rows of what was stored, if the account still has room: counted and written in one serializable transaction, so that uploads at
    /// the same time cannot both take the last place.
    /// </summary>
    /// <exception cref="UploadRefusedException">There is no room for it.</exception>
    public async Task SaveAsync(
        Guid owner,
        MediaUsage added,
        Func<VisavisDbContext, CancellationToken, Task> add,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(cancellationToken);
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
                if (!await owners.In(db).AnyAsync(person => person.Id == owner, cancellationToken))
                {
                    throw new UploadRefusedException(UploadProblem.AccountGone);
                }

                Check(await UsageAsync(db, owner, cancellationToken), added);
                await add(db, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return;
            }
            catch (Exception e) when (attempt < MostTries && Overtaken.Is(e))
            {
                // Somebody else's upload came first: count again.
            }
        }
    }

    private void Check(MediaUsage used, MediaUsage added)
    {
        var limits = options.Value;
        if (used.Bytes + added.Bytes > limits.AccountBytes)
        {
            throw new UploadRefusedException(UploadProblem.OverQuota);
        }

        if (
            (added.Photos > 0 && used.Photos + added.Photos > limits.Photos)
            || (added.Documents > 0 && used.Documents + added.Documents > limits.Documents)
        )
        {
            throw new UploadRefusedException(UploadProblem.TooManyFiles);
        }
    }

    private static async Task<MediaUsage> UsageAsync(VisavisDbContext db, Guid owner, CancellationToken cancellationToken)
    {
        var photos = db.Photos.Where(photo => photo.ProfessionalId == owner);
        var documents = db.ProfileDocuments.Where(document => document.ProfessionalId == owner);
        var bytes =
            await photos.SelectMany(photo => photo.Files).SumAsync(file => file.Bytes, cancellationToken)
            + await documents.SumAsync(document => document.Bytes, cancellationToken);
        return new MediaUsage(bytes, await photos.CountAsync(cancellationToken), await documents.CountAsync(cancellationToken));
    }
}

/// <summary>What an account keeps, its bin included.</summary>
public sealed record MediaUsage(long Bytes, int Photos, int Documents);
