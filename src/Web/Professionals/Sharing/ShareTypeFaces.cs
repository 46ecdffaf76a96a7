using Visavis.Web.Drawing;

namespace Visavis.Web.Professionals.Sharing;

internal sealed record ShareTypeFaces(TypeFace Regular, TypeFace Bold);
