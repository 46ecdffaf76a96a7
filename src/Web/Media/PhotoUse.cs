namespace Visavis.Web.Media;

public enum PhotoUse
{
    Gallery = 0,
    Portrait = 1,
}
