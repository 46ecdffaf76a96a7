using System.Net;
using Microsoft.EntityFrameworkCore;
using Visavis.TestSupport.Accounts;
using Visavis.TestSupport.Media;

namespace Visavis.Web.Tests.Media;

public sealed class RevocablePictureTests
{
    /// <summary>Nobody on the way keeps what is public longer, so that hiding a profile hides it.</summary>
    private static readonly TimeSpan Shortly = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task What_a_profile_shows_is_gone_from_every_cache_minutes_after_it_was_hidden()
    {
        await using var site = await MediaSite.StartAsync();
        using var owner = await site.SignInAsync();
        using var visitor = new PersonClient(site.Address);
        await owner.UploadAsync(MediaSite.UploadPhotos, asScript: true, ("files", "a.png", SamplePictures.Png()));
        var photo = Assert.Single(await site.PhotosAsync());
        string[] addresses =
        [
            $"/media/{photo.Id:N}/small",
            $"/media/{photo.Id:N}/large",
            $"/professionals/V-{site.Owner.ReferenceCode}/share.png",
            $"/professionals/{site.Owner.Slug}-{site.Owner.ReferenceCode}",
            $"/embed/V-{site.Owner.ReferenceCode}",
        ];
        foreach (var address in addresses)
        {
            var shown = await visitor.FollowAllAsync(await visitor.GetAsync(address));
            Assert.True(shown.StatusCode is HttpStatusCode.OK or HttpStatusCode.MovedPermanently, address);
            Assert.InRange(shown.Headers.CacheControl?.MaxAge ?? TimeSpan.Zero, TimeSpan.Zero, Shortly);
        }

        await site.App.WithDataAsync(async db =>
        {
            (await db.Professionals.SingleAsync(p => p.Id == site.Owner.Id)).IsHidden = true;
            return await db.SaveChangesAsync();
        });

        foreach (var address in addresses)
        {
            Assert.True(
                (await visitor.GetAsync(address)).StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone,
                $"{address} is still there"
            );
        }
    }
}
