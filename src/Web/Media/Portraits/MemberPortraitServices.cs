using Microsoft.EntityFrameworkCore;
using Visavis.Web.Accounts;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Media.Isolation;
using Visavis.Web.Media.Serving;
using Visavis.Web.Media.Storage;

namespace Visavis.Web.Media.Portraits;

internal static class MemberPortraitServices
{
    public static void AddMemberPortraits(this IServiceCollection services) => services.AddSingleton<MemberPortraits>();

    /// <summary>For its owner and whom they addressed; to anybody else it is absent.</summary>
    public static void MapMemberPortraits(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/portraits/of/{id:guid}", [HttpMethods.Get, HttpMethods.Head], SendAsync);

    private static async Task SendAsync(
        Guid id,
        HttpContext context,
        VisavisDbContext db,
        IEnumerable<IPortraitReaders> readers,
        IBlobStore store,
        CancellationToken cancellationToken
    )
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        if (context.User.AccountId() is not { } reader)
        {
            return;
        }

        var portrait = await db.Set<MemberPortrait>().AsNoTracking().SingleOrDefaultAsync(p => p.PictureId == id, cancellationToken);
        if (portrait is null || !await MaySeeAsync(readers, reader, portrait.AccountId, cancellationToken))
        {
            return;
        }

        await new PrivateFile(portrait.StorageKey, "portrait.webp", DecodedSize.ContentType, portrait.Bytes, IsPicture: true).SendAsync(
            context.Response,
            store,
            cancellationToken
        );
    }

    private static async Task<bool> MaySeeAsync(
        IEnumerable<IPortraitReaders> readers,
        Guid reader,
        Guid owner,
        CancellationToken cancellationToken
    )
    {
        if (reader == owner)
        {
            return true;
        }

        foreach (var known in readers)
        {
            if (await known.MaySeeAsync(reader, owner, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }
}
